-- Sales of the spring and autumn collections, by rail and by express.
create table spring_sales (
    id bigint primary key,
    flask varchar(40) not null,
    express boolean default false,
    react_time interval
);

with ranked as (
    select flask,
           sum(case when express then 1 else 0 end) as express,
           row_number() over (partition by flask order by id) as next
    from spring_sales
    group by flask, id
)
select r.flask, r.express, lead(r.express) over (order by r.flask) as next_express
from ranked r
where r.next = 1
order by 2 desc;

grant select on spring_sales to grafana_reader;
