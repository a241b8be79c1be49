-- Every key begins with the SKU: the tables can be spread over several databases by it. The other indexes have the SKU
-- too, so that one row is found at the same cost by either, however many SKUs share a reference or an order.
-- Text is compared byte by byte, trailing blanks included (nopad_bin): the default collations merge texts that differ.

CREATE TABLE IF NOT EXISTS allocation_product (
    sku     varchar(255) NOT NULL,
    version bigint       NOT NULL,
    CONSTRAINT allocation_product_pk PRIMARY KEY (sku),
    CONSTRAINT allocation_product_version CHECK (version > 0)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS allocation_batch (
    sku       varchar(255) NOT NULL,
    reference varchar(255) NOT NULL,
    purchased bigint       NOT NULL,
    allocated bigint       NOT NULL,
    shipped   bigint       NOT NULL,
    is_open   boolean      NOT NULL,
    eta       date,
    expiry    date,
    warehouse varchar(255),
    received  bigint       NOT NULL,
    CONSTRAINT allocation_batch_pk PRIMARY KEY (sku, reference),
    CONSTRAINT allocation_batch_product FOREIGN KEY (sku) REFERENCES allocation_product (sku),
    CONSTRAINT allocation_batch_never_oversold CHECK (0 <= shipped AND shipped <= allocated AND allocated <= purchased),
    CONSTRAINT allocation_batch_is_open CHECK (is_open = (allocated < purchased)),
    INDEX allocation_batch_open (sku, is_open),
    INDEX allocation_batch_reference (reference, sku)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS allocation_claim (
    sku      varchar(255) NOT NULL,
    order_id varchar(255) NOT NULL,
    batch    varchar(255) NOT NULL,
    quantity bigint       NOT NULL,
    ordered  bigint       NOT NULL,
    sequence bigint       NOT NULL,
    shipped  boolean      NOT NULL,
    CONSTRAINT allocation_claim_pk PRIMARY KEY (sku, order_id, batch),
    CONSTRAINT allocation_claim_batch FOREIGN KEY (sku, batch) REFERENCES allocation_batch (sku, reference),
    CONSTRAINT allocation_claim_quantity CHECK (0 < quantity AND quantity <= ordered),
    -- Who has to leave first when a batch shrinks.
    INDEX allocation_claim_latest (sku, batch, shipped, sequence),
    INDEX allocation_claim_order (order_id, sku)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
