package muxapi

import (
	"net/http"

	"github.com/gorilla/mux"

	"footprint.dev/go-service/internal/httpapi"
)

func (a api) health(w http.ResponseWriter, _ *http.Request) error {
	return httpapi.WriteJSON(w, http.StatusOK, httpapi.Info{Status: "healthy", Version: a.Version})
}

func (a api) live(w http.ResponseWriter, _ *http.Request) error {
	return httpapi.WriteReport(w, a.Health.Live())
}

func (a api) ready(w http.ResponseWriter, r *http.Request) error {
	return httpapi.WriteReport(w, a.Health.Ready(r.Context()))
}

func (a api) listUsers(w http.ResponseWriter, r *http.Request) error {
	page, err := a.ListUsers(r.Context(), r.URL.RawQuery)
	if err != nil {
		return err
	}
	if page.Next != "" {
		w.Header().Set("Link", page.Next)
	}
	return httpapi.WriteJSON(w, http.StatusOK, page.Users)
}

func (a api) getUser(w http.ResponseWriter, r *http.Request) error {
	user, err := a.GetUser(r.Context(), mux.Vars(r)["id"])
	if err != nil {
		return err
	}
	return httpapi.WriteJSON(w, http.StatusOK, user)
}
