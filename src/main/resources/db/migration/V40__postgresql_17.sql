-- Locks of a case are limited by transaction_timeout (docs/adr/0018), which no older server knows.
do $$
begin
    if current_setting('server_version_num')::int < 170000 then
        raise exception 'Keyback needs PostgreSQL 17 or newer, and this is %', current_setting('server_version');
    end if;
end $$;
