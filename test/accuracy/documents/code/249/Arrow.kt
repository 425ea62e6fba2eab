package org.example.archery

import java.io.File
import kotlin.math.PI
import kotlin.math.sin

data class Arrow(val mass: Double, val speed: Double)

class Bow(private val draw: Double) {
    fun shoot(arrow: Arrow, degrees: Double): Double {
        val angle = degrees * PI / 180
        return arrow.speed * arrow.speed * sin(2 * angle) / 9.81
    }

    fun spring() = draw * 2
}

fun main(args: Array<String>) {
    val arrows = File(args[0]).useLines { lines ->
        lines.map { it.split(',') }.map { (m, s) -> Arrow(m.toDouble(), s.toDouble()) }.toList()
    }
    val bow = Bow(draw = 0.7)
    arrows.sortedByDescending { bow.shoot(it, 45.0) }.take(3).forEach(::println)
}
