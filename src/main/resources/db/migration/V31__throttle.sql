-- What is left of the limits on how often somebody may ask. The id is a keyed hash: no address and no account stands here.
create table keyback.throttle (
    id         bytea primary key,
    state      bytea,
    expires_at bigint
);

create index throttle_expires_at on keyback.throttle (expires_at);
