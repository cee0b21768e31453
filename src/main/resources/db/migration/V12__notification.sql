-- Who has had which mail. No addresses: a recipient is an HMAC of the address.
create table keyback.mail_delivery (
    mail_key text not null,
    recipient_hash bytea not null,
    message_id text not null,
    delivered_at timestamptz not null,
    primary key (mail_key, recipient_hash)
);
