using JuMP, HiGHS

model = Model(HiGHS.Optimizer)
set_silent(model)

@variable(model, 0 <= boats[1:3] <= 10, Int)
@constraint(model, sum(boats) <= 18)
@constraint(model, [i = 1:2], boats[i] <= 2boats[i + 1])
@objective(model, Max, 3boats[1] + 2boats[2] + boats[3])

optimize!(model)
println(termination_status(model), " ", value.(boats))
