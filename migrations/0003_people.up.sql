-- People who use the system, and where they are logged in. Of a session only the token's digest is kept.
create table person (
  trust     text not null,
  id        text not null,
  name      text not null,
  job_title text not null,
  roles     text[] not null check (cardinality(roles) > 0),
  -- Demonstration people can be chosen on the log in page. Nobody else can.
  is_demo   boolean not null default false,
  primary key (trust, id)
);
create table login (
  trust        text not null,
  person       text not null,
  token_sha256 bytea not null,
  started_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  ends_at      timestamptz not null,
  primary key (trust, token_sha256),
  foreign key (trust, person) references person (trust, id)
);
create index login_by_token on login (token_sha256);
alter table person owner to accord_owner;
alter table login owner to accord_owner;
alter table person enable row level security;
alter table person force row level security;
alter table login enable row level security;
alter table login force row level security;
create policy own on person to accord_app
  using (trust = (select viewer_trust())) with check (trust = (select viewer_trust()));
create policy can_be_chosen on person for select to accord_app
  using ((select viewer_purpose()) = 'log-in');
create policy logs_in on login to accord_app
  using ((select viewer_purpose()) = 'log-in') with check ((select viewer_purpose()) = 'log-in');
grant select, insert, update on person to accord_app;
grant select, insert, update, delete on login to accord_app;
