delete from board_paper where file is not null;
alter table board_paper
  drop constraint board_paper_written_or_attached,
  drop constraint board_paper_body_check,
  drop column media_type, drop column file, drop column sha256,
  add constraint board_paper_body_check check (length(body) between 1 and 40000);
drop table board_calendar, board_point, board_consequence_done, board_consequence, board_minutes_approval, board_minutes;
drop function private.board_minutes_go_on();
