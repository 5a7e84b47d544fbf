SELECT id, name, email FROM users WHERE id > $1 ORDER BY id LIMIT $2
