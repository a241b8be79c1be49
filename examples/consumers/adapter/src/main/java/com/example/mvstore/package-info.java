/** A store of {@code io.allocation}, in one file, without a database: {@link com.example.mvstore.MvStock}. */
package com.example.mvstore;
