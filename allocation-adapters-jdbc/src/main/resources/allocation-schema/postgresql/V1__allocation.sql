-- Every key begins with the SKU: the tables can be spread over several databases by it. The other indexes have the SKU
-- too, so that one row is found at the same cost by either, however many SKUs share a reference or an order.
-- Text is compared byte by byte ("C"), whatever the database's own collation does.

CREATE TABLE IF NOT EXISTS allocation_product (
    sku     varchar(255) COLLATE "C" NOT NULL,
    version bigint                   NOT NULL,
    CONSTRAINT allocation_product_pk PRIMARY KEY (sku),
    CONSTRAINT allocation_product_version CHECK (version > 0)
) WITH (fillfactor = 50);

CREATE TABLE IF NOT EXISTS allocation_batch (
    sku       varchar(255) COLLATE "C" NOT NULL,
    reference varchar(255) COLLATE "C" NOT NULL,
    purchased bigint                   NOT NULL,
    allocated bigint                   NOT NULL,
    shipped   bigint                   NOT NULL,
    is_open   boolean                  NOT NULL,
    eta       date,
    expiry    date,
    warehouse varchar(255) COLLATE "C",
    received  bigint                   NOT NULL,
    CONSTRAINT allocation_batch_pk PRIMARY KEY (sku, reference),
    CONSTRAINT allocation_batch_product FOREIGN KEY (sku) REFERENCES allocation_product (sku),
    CONSTRAINT allocation_batch_never_oversold CHECK (0 <= shipped AND shipped <= allocated AND allocated <= purchased),
    CONSTRAINT allocation_batch_is_open CHECK (is_open = (allocated < purchased))
) WITH (fillfactor = 50);

-- On a flag that changes when a batch is used up, not on a counter that changes with every line: so that an update of
-- the counters touches no index.
CREATE INDEX IF NOT EXISTS allocation_batch_open ON allocation_batch (sku) WHERE is_open;

CREATE INDEX IF NOT EXISTS allocation_batch_reference ON allocation_batch (reference, sku);

CREATE TABLE IF NOT EXISTS allocation_claim (
    sku      varchar(255) COLLATE "C" NOT NULL,
    order_id varchar(255) COLLATE "C" NOT NULL,
    batch    varchar(255) COLLATE "C" NOT NULL,
    quantity bigint                   NOT NULL,
    ordered  bigint                   NOT NULL,
    sequence bigint                   NOT NULL,
    shipped  boolean                  NOT NULL,
    CONSTRAINT allocation_claim_pk PRIMARY KEY (sku, order_id, batch),
    CONSTRAINT allocation_claim_batch FOREIGN KEY (sku, batch) REFERENCES allocation_batch (sku, reference),
    CONSTRAINT allocation_claim_quantity CHECK (0 < quantity AND quantity <= ordered)
);

-- Who has to leave first when a batch shrinks.
CREATE INDEX IF NOT EXISTS allocation_claim_latest ON allocation_claim (sku, batch, sequence) WHERE NOT shipped;

CREATE INDEX IF NOT EXISTS allocation_claim_order ON allocation_claim (order_id, sku);
