package org.example.inbox

import java.time.Instant
import kotlin.concurrent.thread

/** A mailbox: one reader, many writers. */
class Inbox<T>(private val capacity: Int) {
    private val lock = Object()
    private val items = ArrayDeque<Pair<Instant, T>>()

    fun put(item: T) = synchronized(lock) {
        while (items.size == capacity) lock.wait()
        items.addLast(Instant.now() to item)
        lock.notifyAll()
    }

    fun take(): T = synchronized(lock) {
        while (items.isEmpty()) lock.wait()
        val (_, item) = items.removeFirst()
        lock.notifyAll()
        item
    }
}

fun main() {
    val inbox = Inbox<String>(2)
    thread { listOf("spring", "ktor", "play").forEach(inbox::put) }
    repeat(3) { println(inbox.take()) }
}
