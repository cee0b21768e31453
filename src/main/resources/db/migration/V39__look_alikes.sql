-- Of two patterns that differ in fewer than four bits, one of four parts is the same: it is looked up instead of reading all.
create index document_seen_part_1 on keyback.document_seen ((pattern >> 48 & 65535)) where pattern is not null;
create index document_seen_part_2 on keyback.document_seen ((pattern >> 32 & 65535)) where pattern is not null;
create index document_seen_part_3 on keyback.document_seen ((pattern >> 16 & 65535)) where pattern is not null;
create index document_seen_part_4 on keyback.document_seen ((pattern & 65535)) where pattern is not null;
