Imports System.IO
Imports System.Windows.Forms

Public Class MainForm
    Inherits Form

    Private WithEvents openButton As New Button With {.Text = "Öffnen", .Dock = DockStyle.Top}
    Private ReadOnly lines As New ListBox With {.Dock = DockStyle.Fill}

    Public Sub New()
        Text = "Zeilen"
        Controls.Add(lines)
        Controls.Add(openButton)
    End Sub

    Private Sub OpenClicked(sender As Object, e As EventArgs) Handles openButton.Click
        Using dialog As New OpenFileDialog()
            If dialog.ShowDialog() = DialogResult.OK Then
                lines.Items.Clear()
                For Each line In File.ReadLines(dialog.FileName)
                    lines.Items.Add(line)
                Next
            End If
        End Using
    End Sub
End Class
