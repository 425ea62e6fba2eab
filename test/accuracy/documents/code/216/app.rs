use leptos::*;
use leptos_router::{Route, Router, Routes};

#[component]
pub fn App() -> impl IntoView {
    let (count, set_count) = create_signal(0);

    view! {
        <Router>
            <Routes>
                <Route path="/" view=move || view! {
                    <button on:click=move |_| set_count.update(|n| *n += 1)>{count}</button>
                }/>
            </Routes>
        </Router>
    }
}

pub fn main() {
    mount_to_body(App)
}
