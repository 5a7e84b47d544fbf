package config

import (
	"errors"
	"net/url"
	"strings"
)

const defaultDatabasePort = 5432

// Database is a PostgreSQL database and how to log in there. It has a password in it: never print one.
type Database struct {
	Host     string
	Port     int
	User     string
	Password string
	Name     string
}

// parseDatabaseURL is strict where PostgreSQL's own drivers are not: they would fill gaps from PG* variables and
// files, and each language's driver in another way. The error never shows the value.
func parseDatabaseURL(raw string) (Database, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return Database{}, errors.New("is no URL") //nolint:nilerr // the cause would quote the password
	}
	db := Database{Host: u.Hostname(), Port: defaultDatabasePort, Name: strings.TrimPrefix(u.Path, "/")}
	var hasPassword bool
	if u.User != nil {
		db.User = u.User.Username()
		db.Password, hasPassword = u.User.Password()
	}
	if port := u.Port(); port != "" || strings.HasSuffix(u.Host, ":") {
		var ok bool
		if db.Port, ok = parsePort(port); !ok {
			return Database{}, errors.New("has no port from 1 to 65535")
		}
	}
	switch {
	case u.Scheme != "postgres" && u.Scheme != "postgresql":
		err = errors.New("is no postgres:// URL")
	case db.User == "" || !hasPassword:
		err = errors.New("names no user with a password")
	case db.Host == "" || strings.Contains(db.Host, ","):
		err = errors.New("names no host, or more than one")
	case db.Name == "" || strings.Contains(u.EscapedPath()[1:], "/"):
		err = errors.New("names no database, or more than that")
	case strings.ContainsRune(db.User+db.Password+db.Host+db.Name, 0):
		err = errors.New("has a zero byte in it")
	case u.Fragment != "" || strings.HasSuffix(raw, "#"):
		err = errors.New("has a fragment")
	case !plainTCP(u.RawQuery):
		err = errors.New("has a parameter that is not taken")
	}
	if err != nil {
		return Database{}, err
	}
	return db, nil
}

func plainTCP(query string) bool {
	return query == "" || query == "sslmode=disable" || query == "sslmode=prefer"
}
