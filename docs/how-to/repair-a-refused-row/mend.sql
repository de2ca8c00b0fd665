-- Headquarters' column gets as wide as the stores'.
alter table visit alter column entrance type text;
