package com.example.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class ShopOrder {

    @Id
    private String id;

    protected ShopOrder() {}

    ShopOrder(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
