-- What happened, by chain: a case, or the one of the system (id 0), and in it by number from 1 without gaps.
create table keyback.audit_entry (
    chain   uuid        not null,
    number  bigint      not null check (number > 0),
    at      timestamptz not null,
    actor   text        not null,
    staff   text,
    action  text        not null,
    details jsonb       not null,
    mac     bytea       not null,
    primary key (chain, number)
);
comment on column keyback.audit_entry.mac is 'HMAC-SHA256 over the mac of the entry before and all of this one';

-- Entries come in the order of their time, so that this index stays tiny.
create index audit_entry_at on keyback.audit_entry using brin (at) with (pages_per_range = 16);

create table keyback.audit_head (
    chain  uuid   primary key,
    number bigint not null,
    mac    bytea  not null
) with (fillfactor = 70);

-- The settings at the last start: the name of each, and an HMAC of its value.
create table keyback.audit_setting (
    name text  primary key,
    mac  bytea not null
);

create function keyback.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is only ever added to' using errcode = 'restrict_violation';
end $$;

create trigger audit_entry_is_append_only
    before update or delete or truncate on keyback.audit_entry
    for each statement execute function keyback.refuse_change();
