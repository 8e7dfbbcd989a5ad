-- For work lists: what is under way to a trust. What is under way from it is in transfer_one_open, of the same condition;
-- src/transfers/work-lists/work-store.ts asks in these words.
create index transfer_under_way_of_receiver on transfer (receiver) where state not in (
  'closed', 'declined-by-patient', 'declined-by-receiver', 'withdrawn', 'lapsed', 'returned');
-- For the weekly position: what happened in a week.
create index transfer_event_by_moment on transfer_event (at);
