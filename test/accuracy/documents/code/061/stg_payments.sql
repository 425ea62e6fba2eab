{{ config(materialized='incremental', unique_key='payment_id', tags=['finance']) }}

with source as (
    select * from {{ source('stripe', 'payments') }}
    {% if is_incremental() %}
    where created_at > (select max(created_at) from {{ this }})
    {% endif %}
),

customers as (
    select * from {{ ref('stg_customers') }}
)

select
    source.id as payment_id,
    customers.customer_id,
    {{ cents_to_units('source.amount') }} as amount,
    source.created_at
from source
left join customers using (customer_id)
