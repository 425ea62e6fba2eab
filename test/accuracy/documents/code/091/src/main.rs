use std::net::SocketAddr;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    routing::get,
    Json, Router,
};
use serde::{Deserialize, Serialize};
use sqlx::postgres::{PgPool, PgPoolOptions};
use tower::ServiceBuilder;
use tower_http::trace::TraceLayer;

#[derive(Debug, Serialize, Deserialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
struct Hive {
    id: i64,
    site_name: String,
}

async fn one(State(pool): State<PgPool>, Path(id): Path<i64>) -> Result<Json<Hive>, StatusCode> {
    sqlx::query_as::<_, Hive>("select id, site_name from hives where id = $1")
        .bind(id)
        .fetch_optional(&pool)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?
        .map(Json)
        .ok_or(StatusCode::NOT_FOUND)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pool = PgPoolOptions::new().max_connections(5).connect("postgres:///hives").await?;
    let app = Router::new()
        .route("/hives/:id", get(one))
        .layer(ServiceBuilder::new().layer(TraceLayer::new_for_http()))
        .with_state(pool);
    let addr: SocketAddr = "127.0.0.1:3000".parse()?;
    axum::serve(tokio::net::TcpListener::bind(addr).await?, app).await?;
    Ok(())
}
