CREATE TABLE shop_order (id varchar(50) PRIMARY KEY);
