-- The same 100 users that every store in memory starts with.
INSERT INTO users (id, name, email)
SELECT id, name, email
FROM json_to_recordset(pg_read_file('/docker-entrypoint-initdb.d/users.json')::json) AS seed (id bigint, name text, email text);
SELECT setval(pg_get_serial_sequence('users', 'id'), max(id)) FROM users;
