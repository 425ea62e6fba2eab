#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::sync::Mutex;

#[derive(Default, serde::Serialize, Clone)]
struct Shelf {
    titles: Vec<String>,
}

#[tauri::command]
fn add(title: String, shelf: tauri::State<'_, Mutex<Shelf>>) -> Shelf {
    let mut shelf = shelf.lock().unwrap();
    shelf.titles.push(title);
    shelf.clone()
}

fn main() {
    tauri::Builder::default()
        .manage(Mutex::new(Shelf::default()))
        .invoke_handler(tauri::generate_handler![add])
        .run(tauri::generate_context!())
        .expect("could not start");
}
