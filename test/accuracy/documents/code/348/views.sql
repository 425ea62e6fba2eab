-- Written by hand until the models move to dbt. Metabase reads these views and nothing else,
-- so a column may be added but never renamed.
create or replace view reporting.returns as
select branch,
       date_trunc('month', returned_at) as month,
       count(*) as returns,
       count(*) filter (where returned_at > due_at) as late
from lending.loans
where returned_at is not null
group by branch, date_trunc('month', returned_at);

comment on view reporting.returns is 'one row per branch and month';
