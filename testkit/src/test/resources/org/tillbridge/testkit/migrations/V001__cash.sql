create table coin (value integer primary key);
insert into coin values (1), (2), (5);
