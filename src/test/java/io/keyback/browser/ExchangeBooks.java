package io.keyback.browser;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Opens accounts at the demo exchange, so that journeys do not meet in one. */
final class ExchangeBooks {

    /** Of every authenticator app that is enrolled here. */
    static final String SECRET = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U";

    private final JdbcClient jdbc;

    ExchangeBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Holder holder) {
        String id = "halden-" + holder.login();
        jdbc.sql("""
                        insert into exchange.account (id, login, password_hash, first_name, last_name,
                            date_of_birth, street, city, postal_code, state, country)
                        values (:id, :login, :hash, :firstName, :lastName,
                            :born, :street, :city, :postalCode, :state, :country)
                        """)
                .param("id", id)
                .param("login", holder.login())
                .param("hash", new BCryptPasswordEncoder(4).encode(holder.password()))
                .param("firstName", holder.firstName())
                .param("lastName", holder.lastName())
                .param("born", holder.born())
                .param("street", holder.street())
                .param("city", holder.city())
                .param("postalCode", holder.postalCode())
                .param("state", holder.state())
                .param("country", holder.countryCode())
                .update();
        for (int position = 0; position < holder.emails().size(); position++) {
            jdbc.sql("insert into exchange.address (account_id, position, email) values (:id, :position, :email)")
                    .param("id", id)
                    .param("position", position)
                    .param("email", holder.emails().get(position))
                    .update();
        }
        if (holder.authenticatorApp()) {
            enrol(id, "AUTHENTICATOR_APP", SECRET, null);
        }
        if (holder.phone() != null) {
            enrol(id, "TEXT_MESSAGE", null, holder.phone());
        }
        jdbc.sql("""
                        insert into exchange.transaction (account_id, kind, amount, currency, booked_on)
                        values (:id, upper(:kind), cast(:amount as numeric), :currency, :day)
                        """)
                .param("id", id)
                .param("kind", holder.latest().kind())
                .param("amount", holder.latest().amount())
                .param("currency", holder.latest().currency())
                .param("day", holder.latest().date())
                .update();
    }

    /** The exchange has another city on file than the holder lives in. */
    void writesAnotherCity(Holder holder, String city) {
        jdbc.sql("update exchange.account set city = :city where login = :login")
                .param("city", city)
                .param("login", holder.login())
                .update();
    }

    private void enrol(String account, String kind, @Nullable String secret, @Nullable String phone) {
        jdbc.sql("""
                        insert into exchange.second_factor (id, account_id, kind, secret, phone, enrolled_at)
                        values (:factor, :id, :kind, :secret, :phone, :at)
                        """)
                .param("factor", UUID.randomUUID().toString())
                .param("id", account)
                .param("kind", kind)
                .param("secret", secret)
                .param("phone", phone)
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }
}
