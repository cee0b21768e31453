alter table exchange.account
    add column frozen_at         timestamptz,
    add column held_until        timestamptz,
    add column sessions_ended_at timestamptz not null default '-infinity';
comment on column exchange.account.frozen_at is 'nobody signs in while it is set';
comment on column exchange.account.held_until is 'no withdrawals before it';
comment on column exchange.account.sessions_ended_at is 'a session that is older is worth nothing';
