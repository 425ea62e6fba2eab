Imports System
Imports System.Collections.Generic
Imports System.Linq

Module Ledger
    Structure Entry
        Public Account As String
        Public Amount As Decimal
    End Structure

    Sub Main(args As String())
        Dim entries As New List(Of Entry)
        Dim line As String = Console.ReadLine()
        Do While line IsNot Nothing
            Dim parts = line.Split(";"c)
            entries.Add(New Entry With {.Account = parts(0), .Amount = Decimal.Parse(parts(1))})
            line = Console.ReadLine()
        Loop
        For Each g In entries.GroupBy(Function(e) e.Account)
            Console.WriteLine("{0}: {1:N2}", g.Key, g.Sum(Function(e) e.Amount))
        Next
    End Sub
End Module
