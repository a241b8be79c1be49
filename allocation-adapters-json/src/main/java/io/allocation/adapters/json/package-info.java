/** {@link io.allocation.adapters.json.JsonCodec}: events and commands as JSON, in CloudEvents envelopes. */
@NullMarked
package io.allocation.adapters.json;

import org.jspecify.annotations.NullMarked;
