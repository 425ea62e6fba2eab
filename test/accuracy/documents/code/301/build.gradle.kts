plugins {
    `java-library`
    `maven-publish`
}

group = "org.example.spring"
version = "0.3"

java {
    toolchain { languageVersion.set(JavaLanguageVersion.of(17)) }
    withSourcesJar()
}

tasks.register("next") {
    doLast { println("express, play, react") }
}
