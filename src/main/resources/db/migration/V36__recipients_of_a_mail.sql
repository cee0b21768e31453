-- To how many a mail is sent; so it reached nobody only when as many have refused it.
alter table keyback.mail_delivery add column recipients int not null default 1 check (recipients > 0);
alter table keyback.mail_delivery alter column recipients drop default;
