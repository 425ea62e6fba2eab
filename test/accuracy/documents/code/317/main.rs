#[macro_use]
extern crate rocket;

use rocket::fs::FileServer;
use rocket::serde::json::Json;
use rocket::State;
use std::sync::atomic::{AtomicU64, Ordering};

struct Hits(AtomicU64);

#[get("/hits")]
fn hits(hits: &State<Hits>) -> Json<u64> {
    Json(hits.0.fetch_add(1, Ordering::Relaxed))
}

#[catch(404)]
fn missing() -> &'static str {
    "nothing here"
}

#[launch]
fn rocket() -> _ {
    rocket::build()
        .manage(Hits(AtomicU64::new(0)))
        .mount("/", routes![hits])
        .mount("/static", FileServer::from("static"))
        .register("/", catchers![missing])
}
