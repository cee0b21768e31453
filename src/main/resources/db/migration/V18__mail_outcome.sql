-- What came of a mail: the server took it, or refuses this address for good.
alter table keyback.mail_delivery
    add column outcome text not null default 'DELIVERED' check (outcome in ('DELIVERED', 'UNDELIVERABLE'));
alter table keyback.mail_delivery alter column outcome drop default;
alter table keyback.mail_delivery rename column delivered_at to settled_at;
