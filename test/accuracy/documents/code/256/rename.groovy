import java.time.LocalDate

def folder = new File(args ? args[0] : '.')
def grails = ['cup', 'chalice']

folder.eachFileMatch(~/.*\.txt/) { file ->
    def day = LocalDate.ofEpochDay((file.lastModified() / 86_400_000L) as long)
    def target = new File(folder, "${day}-${file.name}")
    if (!target.exists() && !grails.any { file.text.contains(it) }) {
        println "${file.name} -> ${target.name}"
        file.renameTo(target)
    }
}
