package org.example

import io.ktor.http.HttpStatusCode
import io.ktor.serialization.kotlinx.json.json
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.plugins.contentnegotiation.ContentNegotiation
import io.ktor.server.response.respond
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import org.jetbrains.exposed.sql.Database
import org.jetbrains.exposed.sql.Table
import org.jetbrains.exposed.sql.selectAll
import org.jetbrains.exposed.sql.transactions.transaction
import org.koin.dsl.module
import org.koin.ktor.ext.inject
import org.koin.ktor.plugin.Koin

object Ferries : Table("ferries") {
    val id = integer("id").autoIncrement()
    val name = varchar("name", 80)
    override val primaryKey = PrimaryKey(id)
}

class Timetable(private val db: Database) {
    fun names() = transaction(db) { Ferries.selectAll().map { it[Ferries.name] } }
}

fun Application.main() {
    install(Koin) { modules(module { single { Timetable(Database.connect("jdbc:h2:mem:ferries")) } }) }
    install(ContentNegotiation) { json() }
    val timetable by inject<Timetable>()
    routing {
        get("/ferries") { call.respond(timetable.names()) }
        get("/health") { call.respond(HttpStatusCode.NoContent) }
    }
}
