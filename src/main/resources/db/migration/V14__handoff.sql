-- Hand-off tokens that were used. A row is kept until the token could not be accepted anyway.
create table keyback.handoff_token (
    token_hash bytea primary key,
    issuer text not null,
    used_at timestamptz not null,
    expires_at timestamptz not null
);

create index handoff_token_expires_at on keyback.handoff_token (expires_at);
