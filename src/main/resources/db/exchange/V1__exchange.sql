-- The demo exchange keeps its own books, apart from Keyback's, as any host does.

create table exchange.account (
    id            text primary key,
    login         text not null unique,
    password_hash text not null,
    first_name    text not null,
    last_name     text not null,
    native_name   text,
    date_of_birth date not null,
    street        text not null,
    city          text not null,
    postal_code   text not null,
    state         text,
    country       text not null
);

create table exchange.address (
    account_id text not null references exchange.account,
    position   int  not null,
    email      text not null,
    primary key (account_id, position)
);

create table exchange.second_factor (
    id          text primary key,
    account_id  text not null references exchange.account,
    kind        text not null check (kind in ('AUTHENTICATOR_APP', 'TEXT_MESSAGE')),
    secret      text check ((kind = 'AUTHENTICATOR_APP') = (secret is not null)),
    phone       text check ((kind = 'TEXT_MESSAGE') = (phone is not null)),
    last_step   bigint not null default 0,
    enrolled_at timestamptz not null,
    unique (account_id, kind)
);
comment on column exchange.second_factor.last_step is 'The time step of the last code taken: a code is good once.';

create table exchange.holding (
    account_id text not null references exchange.account,
    currency   text not null,
    amount     numeric(24, 8) not null,
    primary key (account_id, currency)
);

create table exchange.transaction (
    id         bigint generated always as identity primary key,
    account_id text not null references exchange.account,
    kind       text not null check (kind in ('DEPOSIT', 'WITHDRAWAL', 'BUY', 'SELL')),
    amount     numeric(24, 8) not null,
    currency   text not null,
    booked_on  date not null
);
create index on exchange.transaction (account_id, booked_on desc, id desc);

create table exchange.text_code (
    account_id text primary key references exchange.account,
    code       text not null,
    expires_at timestamptz not null
);

create table exchange.text_message (
    id         bigint generated always as identity primary key,
    account_id text not null references exchange.account,
    phone      text not null,
    body       text not null,
    sent_at    timestamptz not null
);

create table exchange.tries (
    subject     text primary key,
    taken       int not null,
    window_ends timestamptz not null
);

create table exchange.signing_key (
    only_one boolean primary key default true check (only_one),
    jwk      text not null
);

create table exchange.reset_done (
    idempotency_key text primary key,
    account_id      text not null,
    factors         text[] not null,
    done_at         timestamptz not null
);

create table exchange.mailbox (
    id          bigint generated always as identity primary key,
    received_at timestamptz not null,
    message_id  text,
    sender      text not null,
    recipient   text not null,
    subject     text not null,
    text        text,
    html        text,
    raw         bytea not null
);
create index on exchange.mailbox (recipient, id desc);
