-- The order in which a document names its fields, options and columns is the order in which people read them.
alter table plan_versions alter column documents type json using documents::json;
