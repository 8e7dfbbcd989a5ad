drop table board_ratification, board_vote, board_attendance, board_interest, board_paper, board_item, board_meeting, board_seat, board_committee;
drop function private.board_item_moves(), has_personal_interest(text, uuid), keeps_the_record(text);
