-- Run once by the PostgreSQL image on an empty volume. A server of your own needs the same two roles and two databases.
\getenv owner_password REJOIN_OWNER_PASSWORD
\getenv service_password REJOIN_SERVICE_PASSWORD

-- Owns the tables and runs migrations.
create role rejoin_owner login nosuperuser nobypassrls password :'owner_password';
-- What the API and the worker are: neither owner nor superuser, so row level security always applies to it.
create role rejoin_service login nosuperuser nobypassrls password :'service_password';

-- Character classes are those of Unicode (lc_ctype), or search takes letters outside ASCII for punctuation.
create database rejoin owner rejoin_owner template template0
  encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8';
revoke connect, temporary on database rejoin from public;
grant connect, temporary on database rejoin to rejoin_service;

-- The keys of people, which may also lie on a server of their own. Back it up apart, and keep its backups for a few days only.
create database rejoin_keys owner rejoin_owner template template0
  encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8';
revoke connect, temporary on database rejoin_keys from public;
grant connect on database rejoin_keys to rejoin_service;
