drop table login, person;
