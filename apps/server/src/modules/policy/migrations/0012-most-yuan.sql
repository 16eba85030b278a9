-- What a case can come to at most once everything is known, where it is not known yet: what there is to gain by asking.
alter table policy_matches add column most_yuan numeric;
