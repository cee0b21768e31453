-- In byte order, the mails of a case stand together, and the primary key finds them by how their keys begin.
alter table keyback.mail_delivery alter column mail_key type text collate "C";
