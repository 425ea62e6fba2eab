library(shiny)

ui <- fluidPage(
  titlePanel("Old Faithful"),
  sidebarLayout(
    sidebarPanel(sliderInput("bins", "Bins", min = 1, max = 50, value = 30)),
    mainPanel(plotOutput("hist"))
  )
)

server <- function(input, output, session) {
  waiting <- reactive(faithful$waiting)
  output$hist <- renderPlot({
    ggplot2::ggplot(data.frame(w = waiting()), ggplot2::aes(w)) + ggplot2::geom_histogram(bins = input$bins)
  })
}

shinyApp(ui, server)
