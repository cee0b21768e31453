-- A code that is too long to be guessed is sent when the tries of the day are used up.
alter table keyback.email_code_issue add column digits int not null default 8 check (digits in (8, 24));
alter table keyback.email_code_issue alter column digits drop default;
