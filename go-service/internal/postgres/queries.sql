-- name: ListUsers :many
SELECT id, name, email FROM users WHERE id > sqlc.arg(after) ORDER BY id LIMIT sqlc.arg(rows);

-- name: GetUser :one
SELECT id, name, email FROM users WHERE id = $1;

-- name: InsertUser :one
INSERT INTO users (name, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id;

-- name: DeleteUser :execrows
DELETE FROM users WHERE id = $1;

-- name: Ready :exec
SELECT 1;
