drop function private.queue_job(text, uuid, interval);
drop table command_done, job;
drop function private.audit_append(text, text, text, jsonb, text);
drop table audit_entry, audit_head;
