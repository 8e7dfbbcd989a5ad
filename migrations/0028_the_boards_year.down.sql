drop table board_point, board_consequence_done, board_consequence, board_minutes_approval, board_minutes;
drop function private.board_minutes_go_on();
