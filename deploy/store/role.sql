-- What the services connect as: it reads and writes users, and can do nothing else.
\getenv password POSTGRES_PASSWORD
CREATE ROLE footprint LOGIN PASSWORD :'password';
GRANT SELECT, INSERT, DELETE ON users TO footprint;
