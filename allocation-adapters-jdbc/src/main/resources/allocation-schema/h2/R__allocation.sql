-- Every key begins with the SKU: the tables can be spread over several databases by it. The other indexes have the SKU
-- too, so that one row is found at the same cost by either, however many SKUs share a reference or an order.

CREATE TABLE IF NOT EXISTS allocation_product (
    sku             varchar(255) NOT NULL,
    version         bigint       NOT NULL,
    outbox_position bigint       NOT NULL DEFAULT 0,
    CONSTRAINT allocation_product_pk PRIMARY KEY (sku),
    CONSTRAINT allocation_product_version CHECK (version > 0)
);

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
    CONSTRAINT allocation_batch_is_open CHECK (is_open = (allocated < purchased))
);

CREATE INDEX IF NOT EXISTS allocation_batch_open ON allocation_batch (sku, is_open);

CREATE INDEX IF NOT EXISTS allocation_batch_reference ON allocation_batch (reference, sku);

CREATE TABLE IF NOT EXISTS allocation_claim (
    sku      varchar(255) NOT NULL,
    order_id varchar(255) NOT NULL,
    batch    varchar(255) NOT NULL,
    quantity bigint       NOT NULL,
    ordered  bigint       NOT NULL,
    sequence bigint       NOT NULL,
    shipped  boolean      NOT NULL,
    CONSTRAINT allocation_claim_pk PRIMARY KEY (sku, order_id, batch),
    -- The other databases do without. H2 needs it for its REPEATABLE READ: a snapshot has only tables that are connected.
    CONSTRAINT allocation_claim_batch FOREIGN KEY (sku, batch) REFERENCES allocation_batch (sku, reference),
    CONSTRAINT allocation_claim_quantity CHECK (0 < quantity AND quantity <= ordered)
);

-- Who has to leave first when a batch shrinks.
CREATE INDEX IF NOT EXISTS allocation_claim_latest ON allocation_claim (sku, batch, shipped, sequence);

CREATE INDEX IF NOT EXISTS allocation_claim_order ON allocation_claim (order_id, sku);

-- Events on their way out: written in the transaction that they tell of, deleted once they are published. Those of a
-- product are numbered without gaps, by allocation_product.outbox_position. Times are milliseconds since 1970: they have
-- no zone.
CREATE TABLE IF NOT EXISTS allocation_outbox (
    sku          varchar(255) NOT NULL,
    position     bigint       NOT NULL,
    id           varchar(36)  NOT NULL,
    source       varchar(255) NOT NULL,
    type         varchar(255) NOT NULL,
    occurred     bigint       NOT NULL,
    content_type varchar(255) NOT NULL,
    data         clob         NOT NULL,
    CONSTRAINT allocation_outbox_pk PRIMARY KEY (sku, position)
);

-- How far each product is published, and which relay has it until when. The business of relays alone: those who write
-- events never touch it.
CREATE TABLE IF NOT EXISTS allocation_outbox_channel (
    sku        varchar(255) NOT NULL,
    published  bigint       NOT NULL,
    token      varchar(36),
    claimable  bigint       NOT NULL,
    attempts   integer      NOT NULL,
    is_blocked boolean      NOT NULL,
    CONSTRAINT allocation_outbox_channel_pk PRIMARY KEY (sku)
);

-- Events that were given up, until somebody requeues or discards them.
CREATE TABLE IF NOT EXISTS allocation_outbox_dead (
    sku          varchar(255) NOT NULL,
    position     bigint       NOT NULL,
    id           varchar(36)  NOT NULL,
    source       varchar(255) NOT NULL,
    type         varchar(255) NOT NULL,
    occurred     bigint       NOT NULL,
    content_type varchar(255) NOT NULL,
    data         clob         NOT NULL,
    reason       clob         NOT NULL,
    blocks       boolean      NOT NULL,
    CONSTRAINT allocation_outbox_dead_pk PRIMARY KEY (sku, position)
);

CREATE INDEX IF NOT EXISTS allocation_outbox_dead_id ON allocation_outbox_dead (id, sku);

-- Messages that took effect, written in the transaction in which they did. The one table without SKU: a message need not
-- be about one.
CREATE TABLE IF NOT EXISTS allocation_inbox (
    consumer varchar(255) NOT NULL,
    source   varchar(255) NOT NULL,
    id       varchar(255) NOT NULL,
    received bigint       NOT NULL,
    CONSTRAINT allocation_inbox_pk PRIMARY KEY (consumer, source, id)
);

CREATE INDEX IF NOT EXISTS allocation_inbox_received ON allocation_inbox (received);
