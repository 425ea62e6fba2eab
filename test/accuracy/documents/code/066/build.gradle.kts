plugins {
    kotlin("jvm") version "1.9.23"
    kotlin("plugin.serialization") version "1.9.23"
    id("io.ktor.plugin") version "2.3.9"
    application
}

group = "org.example"
version = "1.0.0"

repositories { mavenCentral() }

application { mainClass.set("org.example.MainKt") }

dependencies {
    implementation("io.ktor:ktor-server-core-jvm:2.3.9")
    implementation("io.ktor:ktor-server-netty-jvm:2.3.9")
    implementation("org.jetbrains.exposed:exposed-core:0.49.0")
    implementation("org.jetbrains.exposed:exposed-jdbc:0.49.0")
    implementation("io.insert-koin:koin-ktor:3.5.3")
    runtimeOnly("org.postgresql:postgresql:42.7.3")

    testImplementation("io.kotest:kotest-runner-junit5:5.8.1")
    testImplementation("io.mockk:mockk:1.13.10")
}

tasks.test { useJUnitPlatform() }
